package dev.stdb.host.json;

import java.util.ArrayList;
import java.util.List;

/** A JSON list of strings, as {@code PUT …/names} takes it. */
public final class JsonNames {
    private JsonNames() {}

    /**
     * The strings.
     *
     * @throws SerdeException when it is no such list; {@link #isShape} tells broken JSON from something else
     */
    public static List<String> read(byte[] json) {
        var in = new SerdeReader(json);
        var names = new ArrayList<String>();
        if (in.peekValue() != '[') {
            throw in.wrongType("a sequence");
        }
        in.eat();
        for (boolean first = true; in.hasElement(first); first = false) {
            try {
                names.add(in.string("a string"));
            } catch (SerdeException e) {
                throw e.at("[" + names.size() + "]");
            }
        }
        in.endSequence();
        in.end();
        return names;
    }

    /** Whether the JSON is sound but says something else. */
    public static boolean isShape(SerdeException e) {
        return e.text().startsWith("invalid type");
    }
}
