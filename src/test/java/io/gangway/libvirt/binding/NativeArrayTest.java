package io.gangway.libvirt.binding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("An array that libvirt has made")
class NativeArrayTest {

    private final List<Long> freed = new ArrayList<>();

    @Test
    @DisplayName("gives its handles to the work, and each is given back after it")
    void givesBack() {
        List<Long> seen = NativeArray.with(array(7, 8), 2, Pointer::nativeValue, freed::add, handles -> {
            assertEquals(List.of(), freed);
            return handles;
        });

        assertEquals(List.of(7L, 8L), seen);
        assertEquals(List.of(7L, 8L), freed);
    }

    @Test
    @DisplayName("is given back with each handle where the work fails")
    void givesBackAfterFailure() {
        PointerByReference array = array(7, 8);

        assertThrows(
                IllegalStateException.class,
                () -> NativeArray.with(array, 2, Pointer::nativeValue, freed::add, handles -> {
                    throw new IllegalStateException("the host has gone");
                }));

        assertEquals(List.of(7L, 8L), freed);
    }

    private static PointerByReference array(long... handles) {
        Pointer array = new Pointer(Native.malloc((long) handles.length * Native.POINTER_SIZE));
        for (int i = 0; i < handles.length; i++) {
            array.setPointer((long) i * Native.POINTER_SIZE, new Pointer(handles[i]));
        }
        return new PointerByReference(array);
    }
}
