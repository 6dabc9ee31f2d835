package io.gangway.libvirt.binding;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/** Arrays of handles that libvirt makes, and that whoever asked for them gives back. */
final class NativeArray {

    private NativeArray() {}

    /**
     * Does the work with the handles of an array; then the handles and the array are given back, also where the work fails.
     *
     * @param array where libvirt has put the array
     * @param free gives one handle back
     */
    static <H, T> T with(
            PointerByReference array,
            int count,
            Function<Pointer, H> handle,
            Consumer<H> free,
            Function<List<H>, T> work) {
        Pointer first = array.getValue();
        try {
            List<H> handles =
                    Arrays.stream(first.getPointerArray(0, count)).map(handle).toList();
            try {
                return work.apply(handles);
            } finally {
                handles.forEach(free);
            }
        } finally {
            Native.free(Pointer.nativeValue(first));
        }
    }
}
