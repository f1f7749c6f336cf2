package dev.stdb.module.build;

import dev.stdb.module.build.runtime.ModuleMemory;
import java.util.Arrays;
import org.teavm.interop.Address;
import org.teavm.model.BasicBlock;
import org.teavm.model.ClassHolder;
import org.teavm.model.FieldReference;
import org.teavm.model.Instruction;
import org.teavm.model.MethodHolder;
import org.teavm.model.MethodReference;
import org.teavm.model.Program;
import org.teavm.model.Variable;
import org.teavm.model.instructions.BinaryInstruction;
import org.teavm.model.instructions.BinaryOperation;
import org.teavm.model.instructions.ExitInstruction;
import org.teavm.model.instructions.GetFieldInstruction;
import org.teavm.model.instructions.IntegerConstantInstruction;
import org.teavm.model.instructions.InvocationType;
import org.teavm.model.instructions.InvokeInstruction;
import org.teavm.model.instructions.LongConstantInstruction;
import org.teavm.model.instructions.NumericOperandType;
import org.teavm.model.instructions.PutFieldInstruction;
import org.teavm.model.util.InstructionVariableMapper;

/**
 * Repairs TeaVM 0.13.1's memory:
 *
 * <ul>
 *   <li>The list of static fields begins with their number in eight bytes, of which the collector skips four: it takes the
 *       upper half for the first entry and never reaches the last one, so that one static field of the program is not kept
 *       alive. One entry more reaches it; the upper half is zero and reads as a null reference.
 *   <li>When the heap must grow for a large object, it grows so exactly that rounding leaves a remainder too small to be
 *       free memory, and the object does not fit. It now grows by some bytes more.
 *   <li>The stack of references has 256 KiB and its end is not watched: deep recursion would write over the heap before the
 *       server's own stack of 512 KiB ends the call. It gets 1 MiB.
 *   <li>What is still to be looked at while collecting is a queue with room for one reference per 64 bytes of heap: a list of
 *       many small objects overflows it, which ends the call as out of memory with most of the heap free. It gets room for
 *       the smallest objects there are, 8 bytes and the 4 of the reference to each.
 *   <li>Every object is filled with zeros when it is made. Here free memory is, once after each collection and where the heap
 *       grows, so that {@link dev.stdb.wasm.ModuleOptimizer} can leave it out of each allocation.
 * </ul>
 */
final class CollectorRepair {
    private static final String COLLECTOR = "org.teavm.runtime.GC";
    private static final String HEAP = "org.teavm.backend.wasm.WasmHeap";
    private static final long SLACK = 64;
    /** The queue has {@code heap / 16} bytes, four per reference; now {@code heap / 3}. */
    private static final int STORAGE_DIVISOR = 16;

    private static final int LARGER_STORAGE_DIVISOR = 3;
    private static final int STACK_BYTES = 1 << 20;
    private static final int STACK_SIZE_PARAMETER = 4;

    private CollectorRepair() {}

    static void apply(ClassHolder cls) {
        if (cls.getName().equals(HEAP)) {
            largerStack(cls);
            longerQueue(cls);
            clearGrowth(cls);
            return;
        }
        if (!cls.getName().equals(COLLECTOR)) {
            return;
        }
        int repaired = 0;
        for (MethodHolder method : cls.getMethods()) {
            switch (method.getName()) {
                case "markFromStaticFields", "updatePointersFromStaticRoots" ->
                    repaired += oneEntryMore(method.getProgram());
                case "computeMinRequestedSize" -> repaired += someBytesMore(method.getProgram());
                case "updateFreeMemory" -> repaired += clearChunks(method.getProgram());
                default -> {}
            }
        }
        if (repaired != 4) {
            throw new IllegalStateException("TeaVM's garbage collector is not the one that is known here");
        }
    }

    private static void largerStack(ClassHolder cls) {
        for (MethodHolder method : cls.getMethods()) {
            if (method.getName().equals("initHeap")) {
                Program program = method.getProgram();
                Variable given = program.variableAt(STACK_SIZE_PARAMETER);
                Variable larger = program.createVariable();
                var mapper = new InstructionVariableMapper(v -> given.equals(v) ? larger : v);
                program.getBasicBlocks().forEach(mapper::apply);
                var constant = new IntegerConstantInstruction();
                constant.setConstant(STACK_BYTES);
                constant.setReceiver(larger);
                program.basicBlockAt(0).addFirst(constant);
                return;
            }
        }
        throw new IllegalStateException("TeaVM's heap is not the one that is known here");
    }

    private static void longerQueue(ClassHolder cls) {
        for (MethodHolder method : cls.getMethods()) {
            if (method.getName().equals("calculateStorageSize") && divideBy(method.getProgram())) {
                return;
            }
        }
        throw new IllegalStateException("TeaVM's heap is not the one that is known here");
    }

    private static boolean divideBy(Program program) {
        for (BasicBlock block : program.getBasicBlocks()) {
            for (Instruction instruction : block) {
                if (instruction instanceof IntegerConstantInstruction divisor
                        && divisor.getConstant() == STORAGE_DIVISOR) {
                    divisor.setConstant(LARGER_STORAGE_DIVISOR);
                    return true;
                }
            }
        }
        return false;
    }

    private static int clearChunks(Program program) {
        for (BasicBlock block : program.getBasicBlocks()) {
            for (Instruction instruction : block) {
                if (instruction instanceof GetFieldInstruction get
                        && get.getField().equals(new FieldReference("org.teavm.runtime.FreeChunk", "size"))) {
                    var clear = call("clearChunk", Address.class, int.class);
                    clear.setArguments(get.getInstance(), get.getReceiver());
                    get.insertNext(clear);
                    return 1;
                }
            }
        }
        return 0;
    }

    private static InvokeInstruction call(String method, Class<?>... parameters) {
        var signature = Arrays.copyOf(parameters, parameters.length + 1);
        signature[parameters.length] = void.class;
        var call = new InvokeInstruction();
        call.setType(InvocationType.SPECIAL);
        call.setMethod(new MethodReference(ModuleMemory.class, method, signature));
        return call;
    }

    private static void clearGrowth(ClassHolder cls) {
        for (MethodHolder method : cls.getMethods()) {
            if (!method.getName().equals("resizeHeap")) {
                continue;
            }
            Program program = method.getProgram();
            for (BasicBlock block : program.getBasicBlocks()) {
                for (Instruction instruction : block) {
                    if (instruction instanceof PutFieldInstruction put
                            && put.getField().equals(new FieldReference(HEAP, "heapSize"))) {
                        var clear = call("clearGrowth", int.class);
                        clear.setArguments(put.getValue());
                        put.insertPrevious(clear);
                        return;
                    }
                }
            }
        }
        throw new IllegalStateException("TeaVM's heap is not the one that is known here");
    }

    private static int oneEntryMore(Program program) {
        for (BasicBlock block : program.getBasicBlocks()) {
            for (Instruction instruction : block) {
                if (instruction instanceof InvokeInstruction invoke
                        && invoke.getMethod().getName().equals("getInt")) {
                    Variable count = invoke.getReceiver();
                    Variable listed = program.createVariable();
                    Variable one = program.createVariable();
                    invoke.setReceiver(listed);
                    var constant = new IntegerConstantInstruction();
                    constant.setConstant(1);
                    constant.setReceiver(one);
                    var sum = sum(NumericOperandType.INT, listed, one, count);
                    invoke.insertNext(sum);
                    invoke.insertNext(constant);
                    return 1;
                }
            }
        }
        return 0;
    }

    private static int someBytesMore(Program program) {
        for (BasicBlock block : program.getBasicBlocks()) {
            if (block.getLastInstruction() instanceof ExitInstruction exit) {
                Variable slack = program.createVariable();
                Variable more = program.createVariable();
                var constant = new LongConstantInstruction();
                constant.setConstant(SLACK);
                constant.setReceiver(slack);
                exit.insertPrevious(constant);
                exit.insertPrevious(sum(NumericOperandType.LONG, exit.getValueToReturn(), slack, more));
                exit.setValueToReturn(more);
                return 1;
            }
        }
        return 0;
    }

    private static BinaryInstruction sum(NumericOperandType type, Variable a, Variable b, Variable receiver) {
        var sum = new BinaryInstruction(BinaryOperation.ADD, type);
        sum.setFirstOperand(a);
        sum.setSecondOperand(b);
        sum.setReceiver(receiver);
        return sum;
    }
}
