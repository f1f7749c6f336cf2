package dev.stdb.schema.raw;

import dev.stdb.bsatn.BsatnReader;
import dev.stdb.bsatn.BsatnWriter;
import dev.stdb.bsatn.Codec;
import dev.stdb.bsatn.type.Typespace;
import dev.stdb.schema.CaseConversionPolicy;
import dev.stdb.schema.EnvironmentVariable;
import java.util.List;

/**
 * A section of a V10 definition. The server version that first knows each one is in its comment; older servers refuse
 * the whole definition.
 */
public sealed interface RawSection {
    /** From 2.0. */
    record TypespaceSection(Typespace typespace) implements RawSection {}

    /** From 2.0. */
    record Types(List<RawTypeDef> types) implements RawSection {}

    /** From 2.0. */
    record Tables(List<RawModuleDefV10.Table> tables) implements RawSection {}

    /** From 2.0; lifecycle reducers included. */
    record Reducers(List<RawModuleDefV10.Reducer> reducers) implements RawSection {}

    /** From 2.0. */
    record Procedures(List<RawModuleDefV10.Procedure> procedures) implements RawSection {}

    /** From 2.0. */
    record Views(List<RawModuleDefV10.View> views) implements RawSection {}

    /** From 2.0. */
    record Schedules(List<RawModuleDefV10.Schedule> schedules) implements RawSection {}

    /** From 2.0. */
    record LifeCycleReducers(List<RawModuleDefV10.LifeCycleReducer> reducers) implements RawSection {}

    /** From 2.0; SQL texts. */
    record RowLevelSecurity(List<String> sql) implements RawSection {}

    /** From 2.0; SNAKE_CASE when the section is missing. */
    record CaseConversion(CaseConversionPolicy policy) implements RawSection {}

    /** From 2.0; entries of kind NAMESPACE from 2.10.2. */
    record ExplicitNames(List<RawModuleDefV10.ExplicitName> entries) implements RawSection {}

    /** From 2.4.0; source names. */
    record HttpHandlers(List<String> sourceNames) implements RawSection {}

    /** From 2.4.0. */
    record HttpRoutes(List<RawModuleDefV10.HttpRoute> routes) implements RawSection {}

    /** From 2.4.1. */
    record ViewPrimaryKeys(List<RawModuleDefV10.ViewPrimaryKey> keys) implements RawSection {}

    /** From 2.8.0. */
    record Submodules(List<RawModuleDefV10.Submodule> submodules) implements RawSection {}

    /** From 2.11.0. */
    record Environment(List<EnvironmentVariable> variables) implements RawSection {}

    /** From 2.12.0; from 2.14.0 with the hash as U256. */
    record Outboxes(List<RawModuleDefV10.Outbox> outboxes) implements RawSection {}

    /** The highest section tag known. */
    int LAST_TAG = 16;

    Codec<RawSection> CODEC = new Codec<>() {
        @Override
        public void write(RawSection value, BsatnWriter out) {
            switch (value) {
                case TypespaceSection(var typespace) -> Typespace.CODEC.write(typespace, out.u8(0));
                case Types(var types) -> out.u8(1).array(types, RawTypeDef.CODEC);
                case Tables(var tables) -> out.u8(2).array(tables, RawModuleDefV10.Table.CODEC);
                case Reducers(var reducers) -> out.u8(3).array(reducers, RawModuleDefV10.Reducer.CODEC);
                case Procedures(var procedures) -> out.u8(4).array(procedures, RawModuleDefV10.Procedure.CODEC);
                case Views(var views) -> out.u8(5).array(views, RawModuleDefV10.View.CODEC);
                case Schedules(var schedules) -> out.u8(6).array(schedules, RawModuleDefV10.Schedule.CODEC);
                case LifeCycleReducers(var them) -> out.u8(7).array(them, RawModuleDefV10.LifeCycleReducer.CODEC);
                case RowLevelSecurity(var sql) -> out.u8(8).array(sql, Raw.STR);
                case CaseConversion(var policy) -> RawModuleDefV10.POLICY.write(policy, out.u8(9));
                case ExplicitNames(var entries) -> out.u8(10).array(entries, RawModuleDefV10.ExplicitName.CODEC);
                case HttpHandlers(var names) -> out.u8(11).array(names, Raw.STR);
                case HttpRoutes(var routes) -> out.u8(12).array(routes, RawModuleDefV10.HttpRoute.CODEC);
                case ViewPrimaryKeys(var keys) -> out.u8(13).array(keys, RawModuleDefV10.ViewPrimaryKey.CODEC);
                case Submodules(var them) -> out.u8(14).array(them, RawModuleDefV10.Submodule.CODEC);
                case Environment(var variables) -> out.u8(15).array(variables, RawEnvironment.CODEC);
                case Outboxes(var outboxes) -> out.u8(16).array(outboxes, RawModuleDefV10.Outbox.CODEC);
            }
        }

        @Override
        public RawSection read(BsatnReader in) {
            int offset = in.position();
            int tag = in.u8();
            return switch (tag) {
                case 0 -> new TypespaceSection(Typespace.CODEC.read(in));
                case 1 -> new Types(in.array(RawTypeDef.CODEC));
                case 2 -> new Tables(in.array(RawModuleDefV10.Table.CODEC));
                case 3 -> new Reducers(in.array(RawModuleDefV10.Reducer.CODEC));
                case 4 -> new Procedures(in.array(RawModuleDefV10.Procedure.CODEC));
                case 5 -> new Views(in.array(RawModuleDefV10.View.CODEC));
                case 6 -> new Schedules(in.array(RawModuleDefV10.Schedule.CODEC));
                case 7 -> new LifeCycleReducers(in.array(RawModuleDefV10.LifeCycleReducer.CODEC));
                case 8 -> new RowLevelSecurity(in.array(Raw.STR));
                case 9 -> new CaseConversion(RawModuleDefV10.POLICY.read(in));
                case 10 -> new ExplicitNames(in.array(RawModuleDefV10.ExplicitName.CODEC));
                case 11 -> new HttpHandlers(in.array(Raw.STR));
                case 12 -> new HttpRoutes(in.array(RawModuleDefV10.HttpRoute.CODEC));
                case 13 -> new ViewPrimaryKeys(in.array(RawModuleDefV10.ViewPrimaryKey.CODEC));
                case 14 -> new Submodules(in.array(RawModuleDefV10.Submodule.CODEC));
                case 15 -> new Environment(in.array(RawEnvironment.CODEC));
                case 16 -> new Outboxes(in.array(RawModuleDefV10.Outbox.CODEC));
                default -> throw new SchemaException.Newer("module definition section", LAST_TAG, tag, offset);
            };
        }
    };
}
