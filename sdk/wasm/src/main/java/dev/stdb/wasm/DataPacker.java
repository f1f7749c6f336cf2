package dev.stdb.wasm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Stores a module's data packed: it is mostly zeros and the same few structures again and again. {@code _initialize} unpacks it
 * first, with a function of the module that knows the format:
 *
 * <p>A token {@code LLLMMMKK}, then L literal bytes, then a match of M + 2 bytes. L or M of 7 goes on in a byte that is added, and
 * 255 in another one. K says where the match is: 0 are zeros, 1 and 2 are one and two bytes with the distance back, 3 is the
 * distance of the last match. A match never reaches into what it writes. The data ends where its length says.
 */
public final class DataPacker {
    static final int LEAST_MATCH = 2;
    private static final int PAGE = 65_536;
    private static final int WORTH_IT = 4096;

    private final WasmModule module;
    private final String unpack;

    private DataPacker(WasmModule module, String unpack) {
        this.module = module;
        this.unpack = unpack;
    }

    /**
     * The module with packed data.
     *
     * @param unpack name of the export that unpacks, {@code (from, to, end)}; it is no longer exported then. Modules without it,
     *     without {@code _initialize}, or with little data lose the export and are otherwise as they were
     */
    public static byte[] pack(byte[] binary, String unpack) {
        return new DataPacker(WasmModule.parse(binary), unpack).run();
    }

    private byte[] run() {
        int unpacker = exported(unpack);
        int initializer = exported("_initialize");
        byte[] image = image();
        if (unpacker < 0) {
            return module.bytes(new ByteRange(0, module.size()));
        }
        int type = module.types().indexOf(FunctionType.of("", ""));
        return image == null || image.length < WORTH_IT || initializer < 0 || type < 0
                ? write(null)
                : write(new Packed(packed(image), image.length, type, unpacker, initializer));
    }

    /** The packed data, its length when unpacked, and what is needed to unpack it: a type and two functions by number. */
    @SuppressWarnings("ArrayRecordComponent") // handed on, never shared
    private record Packed(byte[] bytes, int length, int type, int unpacker, int initializer) {}

    private int exported(String name) {
        for (Export export : module.exports()) {
            if (export.kind() == ExternalKind.FUNCTION && export.name().equals(name)) {
                return export.index();
            }
        }
        return -1;
    }

    /** Where data begins. */
    private int start() {
        return module.data().stream().mapToInt(this::address).min().orElse(0);
    }

    private int address(DataSegment segment) {
        return DataSegments.address(module, segment);
    }

    /** All data in one piece; null if its place is not known. */
    private byte @Nullable [] image() {
        int start = start();
        if (start < 0 || module.data().isEmpty() || module.memories().size() != 1) {
            return null;
        }
        int end = module.data().stream()
                .mapToInt(segment -> address(segment) + segment.bytes().length())
                .max()
                .orElse(start);
        byte[] image = new byte[end - start];
        for (DataSegment segment : module.data()) {
            System.arraycopy(
                    module.raw(),
                    segment.bytes().offset(),
                    image,
                    address(segment) - start,
                    segment.bytes().length());
        }
        return image;
    }

    static byte[] packed(byte[] image) {
        byte[] packed = new PackedData(image).bytes();
        if (!Arrays.equals(PackedData.unpack(packed, image.length), image)) {
            throw new IllegalStateException("packed data does not unpack to what it was");
        }
        return packed;
    }

    private byte[] write(@Nullable Packed packed) {
        var out = new WasmWriter();
        out.u8(0).u8('a').u8('s').u8('m').u8(1).u8(0).u8(0).u8(0);
        for (Section section : module.sections()) {
            if (section.id() == Section.EXPORT) {
                exports(out, packed != null);
            } else if (packed == null || !replaced(out, section, packed)) {
                copy(out, section);
            }
        }
        return out.toByteArray();
    }

    private boolean replaced(WasmWriter out, Section section, Packed packed) {
        switch (section.id()) {
            case Section.FUNCTION -> functions(out, packed.type());
            case Section.MEMORY -> memory(out, packed.bytes().length);
            case Section.CODE ->
                code(out, section, packed.bytes().length, packed.length(), packed.unpacker(), packed.initializer());
            case Section.DATA -> data(out, packed.bytes());
            default -> {
                return false;
            }
        }
        return true;
    }

    private void copy(WasmWriter out, Section section) {
        var content = new WasmWriter();
        if (section.id() == Section.CUSTOM) {
            content.name(section.name());
        }
        out.section(section.id(), content.raw(module.raw(), section.content()));
    }

    private void exports(WasmWriter out, boolean pack) {
        List<Export> kept = new ArrayList<>(module.exports());
        kept.removeIf(export -> export.name().equals(unpack));
        var content = new WasmWriter().u32(kept.size());
        for (Export export : kept) {
            boolean replaced = pack
                    && export.kind() == ExternalKind.FUNCTION
                    && export.name().equals("_initialize");
            content.name(export.name())
                    .u8(export.kind().code())
                    .u32(replaced ? module.functionCount() : export.index());
        }
        out.section(Section.EXPORT, content);
    }

    private void functions(WasmWriter out, int type) {
        var content = new WasmWriter().u32(module.bodies().size() + 1);
        module.bodies().forEach(body -> content.u32(body.typeIndex()));
        content.u32(type);
        out.section(Section.FUNCTION, content);
    }

    private int firstFreePage() {
        return (int) module.memories().get(0).min();
    }

    private void memory(WasmWriter out, int packed) {
        Limits limits = module.memories().get(0);
        int pages = firstFreePage() + (packed + PAGE - 1) / PAGE;
        var content =
                new WasmWriter().u32(1).u8(limits.max().isPresent() ? 1 : 0).u32(pages);
        limits.max().ifPresent(max -> content.u32(Math.max(max, (long) pages)));
        out.section(Section.MEMORY, content);
    }

    private void code(WasmWriter out, Section section, int packed, int length, int unpacker, int initializer) {
        var content = new WasmWriter().u32(module.bodies().size() + 1);
        for (CodeBody body : module.bodies()) {
            content.sized(new WasmWriter().raw(module.raw(), body.entry()));
        }
        int from = firstFreePage() * PAGE;
        int start = start();
        var body = new WasmWriter().u32(0);
        constant(body, from);
        constant(body, start);
        constant(body, start + length);
        body.u8(Opcodes.CALL).u32(unpacker);
        constant(body, from);
        constant(body, 0);
        constant(body, packed);
        body.u8(0xFC).u8(0x0B).u8(0);
        body.u8(Opcodes.CALL).u32(initializer);
        content.sized(body.u8(Opcodes.END));
        out.section(section.id(), content);
    }

    private static void constant(WasmWriter out, int value) {
        out.u8(Opcodes.I32_CONST).signed(value);
    }

    private void data(WasmWriter out, byte[] packed) {
        var content = new WasmWriter().u32(1).u8(0);
        constant(content, firstFreePage() * PAGE);
        content.u8(Opcodes.END).u32(packed.length).raw(packed);
        out.section(Section.DATA, content);
    }
}
