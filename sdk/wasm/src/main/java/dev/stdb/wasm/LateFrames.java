package dev.stdb.wasm;

import java.util.ArrayList;
import java.util.List;

/**
 * Opens a function's frame only where it is needed. Most methods need theirs to throw something and for nothing else, so the
 * way that is taken always goes without.
 */
final class LateFrames {
    /** Each place that opens the frame takes some bytes. */
    private static final int MOST_PLACES = 4;

    private record Place(List<Code> list, Code first) {}

    private final int frame;
    private final int stack;
    private final List<Code> opening;
    private final List<Place> places = new ArrayList<>();

    LateFrames(ShadowStack.Frame frame, int stack) {
        this.frame = frame.local();
        this.stack = stack;
        this.opening = frame.opening();
    }

    void apply(FunctionCode function) {
        if (!inList(function.body, 0) || places.size() > MOST_PLACES) {
            return;
        }
        var kept = new ArrayList<Code>();
        for (Place place : places) {
            int at = position(place.list(), place.first());
            for (Code code : place.list().subList(at, place.list().size())) {
                FunctionCode.walk(code, part -> {
                    if (isClose(part)) {
                        kept.add(part);
                    }
                });
            }
        }
        function.eachList(
                list -> list.removeIf(code -> opening.contains(code) || (isClose(code) && !kept.contains(code))));
        for (Place place : places) {
            int at = position(place.list(), place.first());
            place.list().addAll(at, opening.stream().map(Code::copy).toList());
        }
    }

    private static int position(List<Code> list, Code code) {
        for (int i = 0; i < list.size(); i++) {
            if (list.get(i) == code) {
                return i;
            }
        }
        throw new IllegalStateException("an instruction is not where it was");
    }

    private boolean isClose(Code code) {
        return code.is(Opcodes.GLOBAL_SET)
                && code.index == stack
                && code.kids.size() == 1
                && code.kids.get(0).isLocal(frame);
    }

    /** Finds places in and below the list, which {@code depth} blocks are around, for all its uses of the frame. */
    private boolean inList(List<Code> list, int depth) {
        for (int i = 0; i < list.size(); i++) {
            Code code = list.get(i);
            if (opening.contains(code) || isClose(code)) {
                continue;
            }
            int before = places.size();
            if (!below(code, depth)) {
                places.subList(before, places.size()).clear();
                if (!neverComesBack(list.subList(i, list.size()), depth)) {
                    return false;
                }
                places.add(new Place(list, code));
                return true;
            }
        }
        return true;
    }

    /** Whether the instruction needs no frame itself, and places were found for those in its blocks. */
    private boolean below(Code code, int depth) {
        if (uses(code)) {
            return false;
        }
        for (Code kid : code.kids) {
            if (isClose(kid) || !below(kid, depth)) {
                return false;
            }
        }
        int inside = code.isBlock() ? depth + 1 : depth;
        return inList(code.body, inside) && inList(code.otherwise, inside);
    }

    private boolean uses(Code code) {
        return (code.is(Opcodes.LOCAL_GET) || code.is(Opcodes.LOCAL_SET) || code.is(Opcodes.LOCAL_TEE))
                && code.index == frame;
    }

    /** Whether these instructions, once begun, leave the function without other ones of it: then one frame is opened once. */
    private static boolean neverComesBack(List<Code> list, int depth) {
        Code last = list.getLast();
        boolean ends = last.ends() && !last.is(Opcodes.BR_TABLE);
        return ends && stayOrLeave(list, depth, 0);
    }

    /** Branches may go to the end of the function's outermost block, behind which it returns, or stay within. */
    private static boolean staysOrLeaves(Code code, int depth, int inner) {
        if (code.is(Opcodes.BR) || code.is(Opcodes.BR_IF)) {
            if (code.index >= inner && code.index != inner + depth - 1) {
                return false;
            }
        } else if (code.is(Opcodes.BR_TABLE)) {
            return false;
        }
        int inside = code.isBlock() ? inner + 1 : inner;
        return stayOrLeave(code.kids, depth, inner)
                && stayOrLeave(code.body, depth, inside)
                && stayOrLeave(code.otherwise, depth, inside);
    }

    private static boolean stayOrLeave(List<Code> list, int depth, int inner) {
        for (int i = 0; i < list.size(); i++) {
            if (!staysOrLeaves(list.get(i), depth, inner)) {
                return false;
            }
        }
        return true;
    }
}
