package io.gangway.vm.web;

import io.gangway.vm.action.MediaImage;
import io.gangway.vm.inventory.Vm;
import java.util.List;

/**
 * What the dialog that puts a medium into a drive shows.
 *
 * @param target the drive
 * @param images those that may be chosen
 * @param image the chosen one; empty if none is
 * @param path what was typed instead
 * @param problem why it did not work; empty if nothing was tried yet
 * @param locked whether that is because the guest holds the drive shut
 */
public record InsertDialog(
        Vm vm, String target, List<MediaImage> images, String image, String path, String problem, boolean locked) {

    public InsertDialog {
        images = List.copyOf(images);
    }

    /** Whether it is the path that did not do. */
    public boolean pathRefused() {
        return !problem.isEmpty() && !path.isEmpty();
    }

    /** Whether whoever opens the dialog is to begin with the path. */
    public boolean pathFirst() {
        return images.isEmpty() || pathRefused();
    }

    public List<MediaImage> cdroms() {
        return images.stream().filter(MediaImage::cdrom).toList();
    }

    public List<MediaImage> others() {
        return images.stream().filter(image -> !image.cdrom()).toList();
    }
}
