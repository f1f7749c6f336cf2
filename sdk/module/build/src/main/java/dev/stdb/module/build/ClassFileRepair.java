package dev.stdb.module.build;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;

/** What must be repaired before TeaVM reads a class file, because TeaVM forgets it or has it wrong from then on. */
final class ClassFileRepair {
    /** TeaVM has no use for stack maps. Without them a class file cannot be transformed again: everything happens in one go. */
    private static final ClassFile FILES = ClassFile.of(ClassFile.StackMapsOption.DROP_STACK_MAPS);

    private ClassFileRepair() {}

    /** The repaired class file; the same bytes if it needs no repair. */
    static byte[] apply(byte[] classFile) {
        boolean compares = ComparisonRepair.mayApply(classFile);
        if (RecordRepair.mayApply(classFile)) {
            return apply(
                    classFile,
                    compares ? ComparisonRepair.TRANSFORM.andThen(RecordRepair.TRANSFORM) : RecordRepair.TRANSFORM);
        }
        return compares ? apply(classFile, ComparisonRepair.TRANSFORM) : classFile;
    }

    static byte[] apply(byte[] classFile, ClassTransform transform) {
        return FILES.transformClass(FILES.parse(classFile), transform);
    }
}
