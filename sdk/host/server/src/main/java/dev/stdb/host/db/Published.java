package dev.stdb.host.db;

import dev.stdb.bsatn.BsatnException;
import dev.stdb.bsatn.BsatnReader;
import dev.stdb.host.datastore.ViewInfo;
import dev.stdb.host.program.ModuleInstance;
import dev.stdb.host.program.Program;
import dev.stdb.host.program.ProgramException;
import dev.stdb.host.program.Surroundings;
import dev.stdb.host.program.Watchdog;
import dev.stdb.schema.Member;
import dev.stdb.schema.ModuleSchema;
import dev.stdb.schema.ReducerSchema;
import dev.stdb.schema.raw.Lift;
import dev.stdb.schema.raw.Lifted;
import dev.stdb.schema.raw.RawModuleDef;
import dev.stdb.schema.raw.SchemaException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A program that describes itself soundly.
 *
 * @param definition as the module wrote it
 * @param schema what it means
 * @param reducers by the number that calls use
 * @param reducerIds those numbers by canonical name
 * @param views how views are called, by canonical name
 */
record Published(
        Program program,
        RawModuleDef definition,
        ModuleSchema schema,
        List<Member<ReducerSchema>> reducers,
        Map<String, Integer> reducerIds,
        Map<String, ViewInfo> views) {

    /** A program with its first instance. */
    record Started(Published published, ModuleInstance instance) {}

    /**
     * Starts an instance and asks it what the module is.
     *
     * @throws ProgramException when it cannot be started, or its definition is refused
     */
    static Started start(Program program, Surroundings surroundings, HostContext context) throws ProgramException {
        return start(program, surroundings, context.watchdog(), context.maxMemoryPages());
    }

    /**
     * As the other, with what of the host it takes.
     *
     * @param maxPages most memory of the instance, in pages of 64 KiB
     */
    static Started start(Program program, Surroundings surroundings, Watchdog watchdog, int maxPages)
            throws ProgramException {
        ModuleInstance instance = ModuleInstance.create(program, surroundings, watchdog, maxPages);
        RawModuleDef definition = decode(instance.describe());
        return switch (Lift.lift(definition)) {
            case Lifted.Ok(ModuleSchema schema) -> new Started(of(program, definition, schema), instance);
            case Lifted.Invalid invalid -> throw new ProgramException(invalid.text());
        };
    }

    private static Published of(Program program, RawModuleDef definition, ModuleSchema schema) {
        List<Member<ReducerSchema>> reducers = schema.allReducers();
        var ids = new HashMap<String, Integer>();
        for (int i = 0; i < reducers.size(); i++) {
            ids.put(reducers.get(i).name(), i);
        }
        return new Published(program, definition, schema, reducers, Map.copyOf(ids), ViewInfo.of(schema));
    }

    private static RawModuleDef decode(byte[] bytes) throws ProgramException {
        try {
            return RawModuleDef.CODEC.read(new BsatnReader(bytes)); // surplus bytes are nobody's concern
        } catch (BsatnException e) {
            throw undecodable(e.serverText());
        } catch (SchemaException.Newer e) {
            if (e.offset() == 0) {
                throw undecodable("unknown tag 0x" + Integer.toHexString(e.tag()) + " for sum type RawModuleDef");
            }
            throw new ProgramException("error getting module description: " + e.getMessage(), e);
        }
    }

    private static ProgramException undecodable(String why) {
        String decoding = "error decoding module description: " + why;
        return new ProgramException("error getting module description: " + decoding + ": " + decoding + ": " + why);
    }
}
