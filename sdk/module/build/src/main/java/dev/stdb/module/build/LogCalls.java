package dev.stdb.module.build;

import java.util.List;
import org.teavm.model.Instruction;
import org.teavm.model.MethodReference;
import org.teavm.model.Program;
import org.teavm.model.TextLocation;
import org.teavm.model.ValueType;
import org.teavm.model.Variable;
import org.teavm.model.instructions.IntegerConstantInstruction;
import org.teavm.model.instructions.InvokeInstruction;
import org.teavm.model.instructions.StringConstantInstruction;

/** Calls of {@code Log.info(text)} and its like get the file and line they stand at: a module cannot find these out itself. */
final class LogCalls {
    private static final String LOG = "dev.stdb.module.Log";
    private static final ValueType STRING = ValueType.object("java.lang.String");

    /** The methods, by the level that they stand for. */
    private static final List<String> LEVELS = List.of("error", "warn", "info", "debug", "trace");

    private static final MethodReference WRITE =
            new MethodReference(LOG, "write", ValueType.INTEGER, STRING, STRING, ValueType.INTEGER, ValueType.VOID);

    private LogCalls() {}

    static void locate(Program program, InvokeInstruction call) {
        var method = call.getMethod();
        TextLocation at = call.getLocation();
        if (!method.getClassName().equals(LOG)
                || at == null
                || at.getFileName() == null
                || method.parameterCount() != 1
                || !method.parameterType(0).equals(STRING)) {
            return;
        }
        int level = LEVELS.indexOf(method.getName());
        if (level < 0) {
            return;
        }
        var message = call.getArguments().get(0);
        call.setMethod(WRITE);
        call.setArguments(
                number(program, call, level),
                message,
                text(program, call, simple(at)),
                number(program, call, at.getLine()));
    }

    /** The file's name as stack traces have it, without folders. */
    private static String simple(TextLocation at) {
        String name = at.getFileName();
        return name.substring(name.lastIndexOf('/') + 1);
    }

    private static Variable number(Program program, Instruction before, int value) {
        Variable variable = program.createVariable();
        var constant = new IntegerConstantInstruction();
        constant.setConstant(value);
        constant.setReceiver(variable);
        constant.setLocation(before.getLocation());
        before.insertPrevious(constant);
        return variable;
    }

    private static Variable text(Program program, Instruction before, String value) {
        Variable variable = program.createVariable();
        var constant = new StringConstantInstruction();
        constant.setConstant(value);
        constant.setReceiver(variable);
        constant.setLocation(before.getLocation());
        before.insertPrevious(constant);
        return variable;
    }
}
