package io.gangway.vm.web;

import io.gangway.language.Spoken;
import io.gangway.vm.action.Media;
import io.gangway.vm.action.MediaImage;
import io.gangway.vm.action.MediaMessages;
import io.gangway.vm.action.TrayLocked;
import io.gangway.vm.action.VmActionFailed;
import io.gangway.vm.details.VmNeeds;
import io.gangway.vm.inventory.Vm;
import io.gangway.vm.web.MediaDialog.Answer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Makes the dialogs about a VM's media, and does what they ask for. */
@ApplicationScoped
public class MediaDialogs {

    private final Media media;
    private final MediaMessages messages;

    public MediaDialogs(Media media, @Spoken MediaMessages messages) {
        this.media = media;
        this.messages = messages;
    }

    /** What is in the drives now. */
    public MediaDialog open(Vm vm) {
        return dialog(vm, Optional.empty());
    }

    /** What is in the drives after this one was ejected, or why it was not. */
    public MediaDialog eject(Vm vm, String target, boolean force) {
        try {
            media.eject(vm.host(), vm.uuid(), target, force);
            return dialog(vm, Optional.of(Answer.done(messages.doneEject(target))));
        } catch (VmActionFailed e) {
            return dialog(vm, Optional.of(Answer.refusal(e, target)));
        }
    }

    private MediaDialog dialog(Vm vm, Optional<Answer> answer) {
        return new MediaDialog(vm, media.disks(vm.host(), vm.uuid()), answer);
    }

    /** Asks what to put into a drive. */
    public InsertDialog ask(Vm vm, String target) {
        return new InsertDialog(vm, target, images(vm, target), "", "", "", false);
    }

    /**
     * Puts a medium into a drive.
     *
     * @return the dialog that says why not; empty if it was done
     */
    public Optional<InsertDialog> insert(Vm vm, String target, String image, String path, boolean force) {
        String chosen = chosen(image, path);
        if (chosen.isEmpty()) {
            return Optional.of(refused(vm, target, image, path, messages.nothingChosen(), false));
        }
        try {
            media.insert(vm.host(), vm.uuid(), target, chosen, force);
            return Optional.empty();
        } catch (VmActionFailed e) {
            return Optional.of(refused(vm, target, image, path, e.getMessage(), e instanceof TrayLocked));
        }
    }

    /** What is in the drives after a medium was inserted. */
    public MediaDialog inserted(Vm vm, String target, String image, String path) {
        return dialog(vm, Optional.of(Answer.done(messages.doneInsert(chosen(image, path), target))));
    }

    private static String chosen(String image, String path) {
        return path.isBlank() ? image : path.strip();
    }

    private InsertDialog refused(Vm vm, String target, String image, String path, String problem, boolean locked) {
        return new InsertDialog(vm, target, images(vm, target), image, path, problem, locked);
    }

    private List<MediaImage> images(Vm vm, String target) {
        VmNeeds.Disk drive = media.disks(vm.host(), vm.uuid()).stream()
                .filter(disk -> disk.device().removable() && disk.target().equals(target))
                .findFirst()
                .orElseThrow(() ->
                        new VmActionFailed(VmActionFailed.Reason.NO_SUCH_DRIVE, messages.noDrive(vm.name(), target)));
        return media.images(vm.host(), drive.device());
    }
}
