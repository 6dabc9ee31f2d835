package io.gangway.libvirt.binding;

import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * Reads and builds libvirt's arrays of typed parameters.
 *
 * <p>A virTypedParameter is 96 bytes: a name of 80, its type at 80, its value at 88.
 */
final class TypedParameters implements AutoCloseable {

    private static final int SIZE = 96;
    private static final int TYPE = 80;
    private static final int VALUE = 88;

    private final LibvirtApi api;
    private final PointerByReference params = new PointerByReference();
    private final IntByReference count = new IntByReference();
    private final IntByReference capacity = new IntByReference();

    TypedParameters(LibvirtApi api) {
        this.api = api;
    }

    static Map<String, Object> read(Pointer array, int count) {
        Map<String, Object> fields = new HashMap<>();
        for (int i = 0; i < count; i++) {
            Pointer parameter = array.share((long) i * SIZE);
            fields.put(parameter.getString(0, "UTF-8"), value(parameter));
        }
        return fields;
    }

    private static Object value(Pointer parameter) {
        return switch (parameter.getInt(TYPE)) {
            case 1 -> parameter.getInt(VALUE);
            case 2 -> Integer.toUnsignedLong(parameter.getInt(VALUE));
            case 3, 4 -> parameter.getLong(VALUE);
            case 5 -> parameter.getDouble(VALUE);
            case 6 -> parameter.getByte(VALUE) != 0;
            case 7 ->
                parameter.getPointer(VALUE) == null
                        ? ""
                        : parameter.getPointer(VALUE).getString(0, "UTF-8");
            default -> "";
        };
    }

    /** Adds a parameter, in the type that libvirt expects for the value's Java type. */
    void add(String name, Object value) {
        if (value instanceof Collection<?> repeated) {
            repeated.forEach(item -> add(name, item));
            return;
        }
        int result;
        if (value instanceof String text) {
            result = api.virTypedParamsAddString(params, count, capacity, name, text);
        } else if (value instanceof Long number) {
            result = api.virTypedParamsAddULLong(params, count, capacity, name, number);
        } else if (value instanceof Integer number) {
            result = api.virTypedParamsAddInt(params, count, capacity, name, number);
        } else {
            throw new IllegalArgumentException("no libvirt type for parameter " + name);
        }
        if (result < 0) {
            throw new IllegalArgumentException("libvirt refused parameter " + name);
        }
    }

    Pointer pointer() {
        return params.getValue();
    }

    int count() {
        return count.getValue();
    }

    @Override
    public void close() {
        if (params.getValue() != null) {
            api.virTypedParamsFree(params.getValue(), count.getValue());
        }
    }
}
