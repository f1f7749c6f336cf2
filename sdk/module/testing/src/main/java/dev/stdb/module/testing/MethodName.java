package dev.stdb.module.testing;

import java.lang.invoke.SerializedLambda;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;

/** The method that a method reference names. */
record MethodName(String owner, String name, ClassLoader loader) {
    static MethodName of(Calls.Reference reference) {
        SerializedLambda lambda = serialized(reference);
        if (lambda.getImplMethodName().startsWith("lambda$")) {
            throw new IllegalArgumentException(
                    "pass the reducer or procedure itself, as in Chat::send: a lambda has no name that a client could call");
        }
        return new MethodName(
                lambda.getImplClass().replace('/', '.'),
                lambda.getImplMethodName(),
                reference.getClass().getClassLoader());
    }

    private static SerializedLambda serialized(Calls.Reference reference) {
        try {
            Method writeReplace = reference.getClass().getDeclaredMethod("writeReplace");
            writeReplace.setAccessible(true);
            if (writeReplace.invoke(reference) instanceof SerializedLambda lambda) {
                return lambda;
            }
        } catch (ReflectiveOperationException | RuntimeException e) {
            throw new IllegalArgumentException("pass a method reference, as in Chat::send", e);
        }
        throw new IllegalArgumentException("pass a method reference, as in Chat::send");
    }

    /** What the method returns, as Java declares it; with several of the name, the one with this many parameters. */
    Type returnType(int parameters) {
        var found = new ArrayList<Method>();
        try {
            for (Method method : Class.forName(owner, false, loader).getDeclaredMethods()) {
                if (method.getName().equals(name) && method.getParameterCount() == parameters) {
                    found.add(method);
                }
            }
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
        return List.copyOf(found).getFirst().getGenericReturnType();
    }
}
