package io.gangway.vm.web;

import io.gangway.vm.action.TrayLocked;
import io.gangway.vm.action.VmActionFailed;
import io.gangway.vm.details.VmNeeds;
import io.gangway.vm.inventory.Vm;
import io.gangway.vm.inventory.VmState;
import java.util.List;
import java.util.Optional;

/**
 * What the dialog about a VM's media shows.
 *
 * @param disks all of the VM's disks and drives
 * @param answer what came of the last request; empty before there was one
 */
public record MediaDialog(Vm vm, List<VmNeeds.Disk> disks, Optional<Answer> answer) {

    /**
     * What came of a request.
     *
     * @param done whether it was done
     * @param locked the drive that the guest holds shut; empty if that is not why
     */
    public record Answer(String text, boolean done, String locked) {

        static Answer done(String text) {
            return new Answer(text, true, "");
        }

        static Answer refusal(VmActionFailed failure, String target) {
            return new Answer(failure.getMessage(), false, failure instanceof TrayLocked ? target : "");
        }
    }

    public MediaDialog {
        disks = List.copyOf(disks);
    }

    /** The drives for media. */
    public List<VmNeeds.Disk> drives() {
        return disks.stream().filter(disk -> disk.device().removable()).toList();
    }

    /** Whether the drives can be changed now: the media of a saved VM are those of its saved memory. */
    public boolean saved() {
        return vm.state() == VmState.SAVED;
    }

    /** Whether a guest runs that a change reaches. */
    public boolean running() {
        return vm.state().active();
    }
}
