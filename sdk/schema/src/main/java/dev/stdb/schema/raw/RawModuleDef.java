package dev.stdb.schema.raw;

import dev.stdb.bsatn.BsatnReader;
import dev.stdb.bsatn.BsatnWriter;
import dev.stdb.bsatn.Codec;

/**
 * A module definition as {@code __describe_module__} writes it: one of three versions behind a tag.
 *
 * <pre>{@code
 * RawModuleDef def = RawModuleDef.CODEC.decode(bytes);   // BsatnException, SchemaException.Newer
 * Lifted lifted = Lift.lift(def);
 * }</pre>
 */
public sealed interface RawModuleDef {
    /** The version of SpacetimeDB 0.x; read and converted, never written by new tools. */
    record V8BackCompat(RawModuleDefV8 def) implements RawModuleDef {}

    /** The version of SpacetimeDB 1.x. */
    record V9(RawModuleDefV9 def) implements RawModuleDef {}

    /** The version of SpacetimeDB 2.x: a list of sections. */
    record V10(RawModuleDefV10 def) implements RawModuleDef {}

    Codec<RawModuleDef> CODEC = new Codec<>() {
        @Override
        public void write(RawModuleDef value, BsatnWriter out) {
            switch (value) {
                case V8BackCompat(var def) -> RawModuleDefV8.CODEC.write(def, out.u8(0));
                case V9(var def) -> RawModuleDefV9.CODEC.write(def, out.u8(1));
                case V10(var def) -> RawModuleDefV10.CODEC.write(def, out.u8(2));
            }
        }

        @Override
        public RawModuleDef read(BsatnReader in) {
            int offset = in.position();
            int tag = in.u8();
            return switch (tag) {
                case 0 -> new V8BackCompat(RawModuleDefV8.CODEC.read(in));
                case 1 -> new V9(RawModuleDefV9.CODEC.read(in));
                case 2 -> new V10(RawModuleDefV10.CODEC.read(in));
                default -> throw new SchemaException.Newer("module definition version", 2, tag, offset);
            };
        }
    };
}
