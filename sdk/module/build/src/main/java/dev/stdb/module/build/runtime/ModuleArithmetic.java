package dev.stdb.module.build.runtime;

import org.teavm.backend.wasm.WasmRuntime;

/**
 * Integer division as Java defines it: WebAssembly's instructions trap on zero, and on the smallest number divided by minus
 * one. The build calls these wherever a divisor is not a harmless constant, and for comparisons of floating-point numbers.
 */
public final class ModuleArithmetic {
    private static final int MOST_ELEMENTS = 0x0FFF_0000;

    private ModuleArithmetic() {}

    public static int divide(int a, int b) {
        if (b == -1) {
            return -a;
        }
        if (b == 0) {
            throw byZero();
        }
        return a / b;
    }

    public static int remainder(int a, int b) {
        if (b == 0) {
            throw byZero();
        }
        return a % b;
    }

    public static long divide(long a, long b) {
        if (b == -1) {
            return -a;
        }
        if (b == 0) {
            throw byZero();
        }
        return a / b;
    }

    public static long remainder(long a, long b) {
        if (b == 0) {
            throw byZero();
        }
        return a % b;
    }

    public static int divideUnsigned(int a, int b) {
        if (b == 0) {
            throw byZero();
        }
        return Integer.divideUnsigned(a, b);
    }

    public static int remainderUnsigned(int a, int b) {
        if (b == 0) {
            throw byZero();
        }
        return Integer.remainderUnsigned(a, b);
    }

    public static long divideUnsigned(long a, long b) {
        if (b == 0) {
            throw byZero();
        }
        return Long.divideUnsigned(a, b);
    }

    public static long remainderUnsigned(long a, long b) {
        if (b == 0) {
            throw byZero();
        }
        return Long.remainderUnsigned(a, b);
    }

    /** {@code dcmpg}: 1 when either is not a number. TeaVM's own comparison forgets that case. */
    public static int compareGreater(double a, double b) {
        return Double.isNaN(a) || Double.isNaN(b) ? 1 : WasmRuntime.compare(a, b);
    }

    /** {@code dcmpl}: -1 when either is not a number. */
    public static int compareLess(double a, double b) {
        return Double.isNaN(a) || Double.isNaN(b) ? -1 : WasmRuntime.compare(a, b);
    }

    public static int compareGreater(float a, float b) {
        return Float.isNaN(a) || Float.isNaN(b) ? 1 : WasmRuntime.compare(a, b);
    }

    public static int compareLess(float a, float b) {
        return Float.isNaN(a) || Float.isNaN(b) ? -1 : WasmRuntime.compare(a, b);
    }

    /** Every size of a new array goes through here. What is larger than memory would wrap around in TeaVM's own sum. */
    public static int checkedSize(int size) {
        if (size < 0 || size > MOST_ELEMENTS) {
            throw wrongSize(size);
        }
        return size;
    }

    private static RuntimeException wrongSize(int size) {
        if (size < 0) {
            return new NegativeArraySizeException(Integer.toString(size));
        }
        throw new OutOfMemoryError("an array of " + size + " elements is larger than a module's memory");
    }

    private static ArithmeticException byZero() {
        return new ArithmeticException("/ by zero");
    }
}
