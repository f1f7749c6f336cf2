package dev.stdb.module.build;

import dev.stdb.module.build.runtime.ModuleConsole;
import org.teavm.interop.Export;
import org.teavm.model.AnnotationHolder;
import org.teavm.model.AnnotationValue;
import org.teavm.model.BasicBlock;
import org.teavm.model.ClassHolder;
import org.teavm.model.ClassHolderTransformer;
import org.teavm.model.ClassHolderTransformerContext;
import org.teavm.model.ElementModifier;
import org.teavm.model.Instruction;
import org.teavm.model.MethodDescriptor;
import org.teavm.model.MethodHolder;
import org.teavm.model.MethodReference;
import org.teavm.model.Program;
import org.teavm.model.ValueType;
import org.teavm.model.instructions.ExitInstruction;
import org.teavm.model.instructions.InitClassInstruction;
import org.teavm.model.instructions.InvocationType;
import org.teavm.model.instructions.InvokeInstruction;

/**
 * Two additions to the class with the ABI's exports: each exported method ends with writing what is left in standard output,
 * and an export {@value #INITIALIZE} runs static initializers, which the rewriter calls from {@code _initialize}.
 */
final class EntryPoints implements ClassHolderTransformer {
    static final String INITIALIZE = "stdb_initialize";

    private final String mainClass;

    EntryPoints(String mainClass) {
        this.mainClass = mainClass;
    }

    @Override
    public void transformClass(ClassHolder cls, ClassHolderTransformerContext context) {
        if (!cls.getName().equals(mainClass)) {
            return;
        }
        for (MethodHolder method : cls.getMethods()) {
            Program program = method.getProgram();
            if (program != null && method.getAnnotations().get(Export.class.getName()) != null) {
                flushAtEnd(program);
            }
        }
        cls.addMethod(initializer());
    }

    private static void flushAtEnd(Program program) {
        for (BasicBlock block : program.getBasicBlocks()) {
            Instruction last = block.getLastInstruction();
            if (last instanceof ExitInstruction) {
                var flush = new InvokeInstruction();
                flush.setType(InvocationType.SPECIAL);
                flush.setMethod(new MethodReference(ModuleConsole.class, "flush", void.class));
                flush.setLocation(last.getLocation());
                last.insertPrevious(flush);
            }
        }
    }

    private MethodHolder initializer() {
        var method = new MethodHolder(new MethodDescriptor("stdbInitialize", ValueType.VOID));
        method.getModifiers().add(ElementModifier.STATIC);
        var export = new AnnotationHolder(Export.class.getName());
        export.getValues().put("name", new AnnotationValue(INITIALIZE));
        method.getAnnotations().add(export);
        var program = new Program();
        program.createVariable();
        var init = new InitClassInstruction();
        init.setClassName(mainClass);
        BasicBlock block = program.createBasicBlock();
        block.add(init);
        block.add(new ExitInstruction());
        method.setProgram(program);
        return method;
    }
}
