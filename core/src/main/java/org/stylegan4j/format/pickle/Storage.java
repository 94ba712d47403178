package org.stylegan4j.format.pickle;

import java.io.IOException;

/**
 * The numbers under one or several PyTorch tensors. Old files hold them behind the pickle that names them, so their place is looked
 * up late.
 *
 * @param count how many numbers
 */
record Storage(ElementType type, long count, Place place) {
    /** Where the numbers are. */
    @FunctionalInterface
    interface Place {
        Bytes find() throws IOException;
    }

    /** A storage from its persistent id: ("storage", class, key, device, count). */
    static Storage of(Object id, Keys keys) throws IOException {
        var parts = Values.list(id, 5, "a storage");
        if (!parts.get(0).equals("storage")) {
            throw new IOException("unknown persistent id in pickle: " + Values.kind(parts.get(0)));
        }
        ElementType type = Values.expect(parts.get(1), ElementType.class, "a storage", "a number format");
        String key = Values.text(parts.get(2), "the key of a storage");
        long count = Values.whole(parts.get(4), "the size of a storage");
        if (count < 0 || count > Long.MAX_VALUE / type.bytes()) {
            throw new IOException("bad size of storage " + key + ": " + count);
        }
        if (parts.size() > 5 && parts.get(5) != None.NONE) {
            throw new IOException("storage " + key + " is a part of another, as only PyTorch before 0.4 wrote it");
        }
        return new Storage(type, count, () -> keys.find(key));
    }

    /** Storages by their key. */
    @FunctionalInterface
    interface Keys {
        Bytes find(String key) throws IOException;
    }

    /** The numbers' bytes. */
    Bytes bytes() throws IOException {
        Bytes bytes = place.find();
        if (bytes.length() < count * type.bytes()) {
            throw new IOException("storage is cut short: " + bytes.length() + " of " + count * type.bytes() + " bytes");
        }
        return bytes;
    }
}
