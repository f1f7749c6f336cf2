package dev.stdb.protocol;

import dev.stdb.bsatn.BsatnException;
import dev.stdb.bsatn.BsatnReader;
import dev.stdb.bsatn.Codec;
import java.util.ArrayList;
import java.util.List;

/** Messages of one direction, back to back; failures as {@link ProtocolException}. */
record Messages<M>(String name, int lastTag, Codec<M> codec) {
    M read(BsatnReader in) {
        int start = in.position();
        if (in.remaining() > 0) {
            int tag = in.array()[in.arrayOffset() + start] & 0xFF;
            if (tag > lastTag) throw new ProtocolException.UnknownMessage(name, tag, start);
        }
        try {
            return codec.read(in);
        } catch (BsatnException e) {
            throw new ProtocolException.Malformed("a " + name + " from byte " + start + " cannot be decoded", e);
        }
    }

    List<M> readAll(BsatnReader in) {
        var messages = new ArrayList<M>(1);
        while (in.remaining() > 0) messages.add(read(in));
        return List.copyOf(messages);
    }

    static void checkCount(int count, Protocol protocol) {
        if (count == 0) throw new IllegalArgumentException("a frame has at least one message");
        if (count > 1 && protocol == Protocol.V2) {
            throw new IllegalArgumentException("a version 2 frame has one message, not " + count);
        }
    }
}
