package dev.stdb.module.testing;

import dev.stdb.bsatn.special.Identity;
import dev.stdb.bsatn.type.AlgebraicType;
import dev.stdb.bsatn.type.ProductType;
import dev.stdb.bsatn.value.AlgebraicValue;
import dev.stdb.bsatn.value.ValueCodec;
import dev.stdb.schema.Lifecycle;
import dev.stdb.schema.Member;
import dev.stdb.schema.ModuleSchema;
import dev.stdb.schema.ProcedureSchema;
import dev.stdb.schema.ReducerSchema;
import dev.stdb.schema.Visibility;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The module's functions as a test names them: by canonical name, as clients do, or as the Java method is called. */
final class Functions {
    private final List<Member<ReducerSchema>> reducers;
    private final List<Member<ProcedureSchema>> procedures;
    private final Identity owner;

    Functions(ModuleSchema schema, Identity owner) {
        this.reducers = schema.allReducers();
        this.procedures = schema.allProcedures();
        this.owner = owner;
    }

    Member<ReducerSchema> reducer(int id) {
        return reducers.get(id);
    }

    Member<ProcedureSchema> procedure(int id) {
        return procedures.get(id);
    }

    /** The reducer of a name that {@code caller} may call; anything else is a mistake of the test. */
    int reducer(String name, Identity caller) {
        int id = find(reducers, name, ReducerSchema::sourceName)
                .orElseThrow(() -> new IllegalArgumentException("the module has no reducer " + name + "; it has "
                        + names(reducers)
                        + (find(procedures, name, ProcedureSchema::sourceName).isPresent()
                                ? ". " + name + " is a procedure: call it with procedure(…)"
                                : "")));
        ReducerSchema reducer = reducer(id).definition();
        Lifecycle lifecycle = reducer.lifecycle();
        if (lifecycle != null) {
            throw new IllegalArgumentException("nobody calls the lifecycle reducer " + name + ": "
                    + switch (lifecycle) {
                        case INIT -> "it ran when the test database was made";
                        case ON_CONNECT -> "it runs on TestDatabase.connect";
                        case ON_DISCONNECT -> "it runs on TestClient.disconnect";
                    });
        }
        checkVisible("reducer", name, reducer.visibility(), caller);
        return id;
    }

    /** The procedure of a name that {@code caller} may call; anything else is a mistake of the test. */
    int procedure(String name, Identity caller) {
        int id = find(procedures, name, ProcedureSchema::sourceName)
                .orElseThrow(() -> new IllegalArgumentException("the module has no procedure " + name + "; it has "
                        + names(procedures)
                        + (find(reducers, name, ReducerSchema::sourceName).isPresent()
                                ? ". " + name + " is a reducer: call it with call(…)"
                                : "")));
        checkVisible("procedure", name, procedure(id).definition().visibility(), caller);
        return id;
    }

    private void checkVisible(String kind, String name, Visibility visibility, Identity caller) {
        if (visibility == Visibility.PRIVATE && !caller.equals(owner)) {
            throw new IllegalArgumentException("the " + kind + " " + name
                    + " is private, so a client is told that there is none: only db.owner() may call it");
        }
    }

    /** The reducer of this canonical name, for the database's own calls. */
    OptionalInt reducerNamed(String canonical) {
        return indexOf(reducers, member -> member.name().equals(canonical));
    }

    /** The procedure of this canonical name, for the database's own calls. */
    OptionalInt procedureNamed(String canonical) {
        return indexOf(procedures, member -> member.name().equals(canonical));
    }

    private static <T> OptionalInt find(List<Member<T>> all, String name, Function<T, String> sourceName) {
        OptionalInt canonical = indexOf(all, member -> member.name().equals(name));
        return canonical.isPresent()
                ? canonical
                : indexOf(all, member -> sourceName.apply(member.definition()).equals(name));
    }

    private static <T> OptionalInt indexOf(List<Member<T>> all, Function<Member<T>, Boolean> wanted) {
        for (int i = 0; i < all.size(); i++) {
            if (wanted.apply(all.get(i))) {
                return OptionalInt.of(i);
            }
        }
        return OptionalInt.empty();
    }

    private static String names(List<? extends Member<?>> all) {
        return all.isEmpty() ? "none" : all.stream().map(Member::name).collect(Collectors.joining(", "));
    }

    /**
     * The arguments that a test gave as BSATN.
     *
     * @throws IllegalArgumentException if number or types are wrong
     */
    static byte[] arguments(Member<?> function, ProductType params, @Nullable Object[] given) {
        var elements = params.elements();
        if (elements.size() != given.length) {
            String wanted = elements.stream()
                    .map(element -> element.name() + ": " + text(function, element.type()))
                    .collect(Collectors.joining(", "));
            throw new IllegalArgumentException(function.name() + " takes " + elements.size()
                    + (elements.size() == 1 ? " argument" : " arguments") + " (" + wanted + "), and the test gave "
                    + given.length);
        }
        var converter = new ToValue(function.owner());
        var values = new ArrayList<AlgebraicValue>();
        for (int i = 0; i < given.length; i++) {
            var element = elements.get(i);
            String what = "argument " + (i + 1) + " (" + element.name() + ") of " + function.name();
            values.add(converter.of(given[i], element.type(), what));
        }
        return new ValueCodec(function.owner().typespace(), params).encode(new AlgebraicValue.Product(values));
    }

    private static String text(Member<?> function, AlgebraicType type) {
        return TypeText.of(type, function.owner().types());
    }
}
