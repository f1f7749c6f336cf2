package dev.stdb.codegen.java;

import com.palantir.javapoet.CodeBlock;

/**
 * A component of a record or a parameter of a method.
 *
 * @param name its Java name
 * @param source its name in the schema
 * @param type its type
 * @param meaning its type in the schema's words, for the documentation
 */
record Field(String name, String source, JavaType type, String meaning) {
    /** The line of documentation about it. */
    CodeBlock javadoc() {
        return CodeBlock.of("@param $L {@code $L}, $L\n", name, source, meaning);
    }
}
