package dev.stdb.host.datastore;

import dev.stdb.bsatn.value.AlgebraicValue;
import org.jspecify.annotations.Nullable;

/** A stored row, taken apart once somebody asks for its values. */
final class Row {
    private final TableStore store;
    private final byte[] bytes;
    private AlgebraicValue.@Nullable Product values;

    Row(TableStore store, byte[] bytes) {
        this.store = store;
        this.bytes = bytes;
    }

    AlgebraicValue.Product values() {
        if (values == null) {
            values = store.decode(bytes);
        }
        return values;
    }

    /** BSATN of one column. */
    byte[] column(int position) {
        return store.layout.bytes(bytes, position);
    }

    /** The row as others see it: a view's without its first column. */
    byte[] visible() {
        return store.info.isView() ? ViewInstance.visible(bytes) : bytes;
    }

    /** The values as others see them. */
    AlgebraicValue.Product visibleValues() {
        var all = values();
        return store.info.isView()
                ? new AlgebraicValue.Product(
                        all.values().subList(1, all.values().size()))
                : all;
    }

    byte[] bytes() {
        return bytes;
    }
}
