package dev.stdb.schema;

import static dev.stdb.bsatn.type.AlgebraicType.array;
import static dev.stdb.bsatn.type.AlgebraicType.product;
import static dev.stdb.bsatn.type.AlgebraicType.simpleEnum;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stdb.bsatn.type.AlgebraicType;
import dev.stdb.bsatn.type.Primitive;
import dev.stdb.bsatn.type.ProductElement;
import dev.stdb.bsatn.type.Ref;
import dev.stdb.bsatn.type.Typespace;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FingerprintTest {
    private static final AlgebraicType POINT = product(part("x", Primitive.I32), part("y", Primitive.I32));

    private static ProductElement part(String name, AlgebraicType type) {
        return new ProductElement(name, type);
    }

    private static String of(AlgebraicType type, AlgebraicType... typespace) {
        return Fingerprint.of(new Typespace(List.of(typespace)), type);
    }

    @Test
    void staysTheSameWhereverTypesLieAndHoweverNamesAreCased() {
        AlgebraicType tree = product(part("leftBranch", array(new Ref(1))), part("at", new Ref(0)));
        AlgebraicType turned = product(part("left_branch", array(new Ref(0))), part("at", new Ref(1)));

        assertThat(of(new Ref(1), POINT, tree))
                .isEqualTo(of(new Ref(0), turned, POINT))
                .hasSize(16);
    }

    @Test
    void differsWithEveryTypeNameAndOrder() {
        assertThat(List.of(
                        of(POINT),
                        of(product(part("y", Primitive.I32), part("x", Primitive.I32))),
                        of(product(part("x", Primitive.I32), part("y", Primitive.U32))),
                        of(product(part("x", Primitive.I32))),
                        of(array(POINT)),
                        of(simpleEnum("x", "y")),
                        of(simpleEnum("y", "x")),
                        of(AlgebraicType.unit()),
                        of(Primitive.U8),
                        of(AlgebraicType.bytes())))
                .doesNotHaveDuplicates();
    }

    @Test
    void endsForTypesThatNestTooDeepOrLeadNowhere() {
        List<AlgebraicType> chain = new ArrayList<>();
        for (int i = 0; i < 100_000; i++) {
            chain.add(array(new Ref(i + 1)));
        }
        assertThatThrownBy(() -> Fingerprint.of(new Typespace(chain), new Ref(0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("nested deeper");
        assertThatThrownBy(() -> of(new Ref(7))).isInstanceOf(IllegalArgumentException.class);
    }
}
