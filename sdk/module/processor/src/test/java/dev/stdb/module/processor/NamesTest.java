package dev.stdb.module.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stdb.bsatn.BsatnReader;
import dev.stdb.bsatn.BsatnWriter;
import dev.stdb.schema.ColumnSchema;
import dev.stdb.schema.ReducerSchema;
import dev.stdb.schema.TableSchema;
import dev.stdb.schema.ViewSchema;
import org.junit.jupiter.api.Test;

/** Which names a module's things have. */
class NamesTest {
    private static final String BODY = """
            public final class Game {
                enum Kind { @Name("new") NEW, OldOne }
                sealed interface Shape { @Name("class") record Cls(int x) implements Shape {} record Box() implements Shape {} }
                @SpacetimeType(name = "Namespace.TestC") record Inner(@Name("type") int type_) {}
                @Table(isPublic = true) @Index(accessor = "byBoth", columns = {"klass", "someNumber"})
                record ItemRow(@PrimaryKey @AutoInc @U64 long id, @Name("class") @Index String klass, int someNumber, Kind kind, Shape shape, Inner inner) {}
                @Reducer static void addItem(ReducerContext ctx, @Name("class") String klass) {
                    ctx.db().itemRow().insert(new ItemRow(0, klass, 5, Kind.NEW, new Shape.Cls(1), new Inner(2)));
                    if (ctx.db().itemRow().klass().filter(klass).toList().size() != 1) throw new IllegalStateException();
                    if (ctx.db().itemRow().byBoth().filter(klass, IntRange.atLeast(5)).toList().size() != 1) throw new IllegalStateException();
                }
                @View(primaryKey = "klass") static List<ItemRow> items(AnonymousViewContext ctx) { return ctx.db().itemRow().toList(); }
                @View static Query<ItemRow> asked(AnonymousViewContext ctx) { return ctx.from().itemRow().where(i -> i.klass().eq("x")); }
                @ClientVisibilityFilter static final String OWN = "SELECT * FROM itemRow WHERE id = 1";
            }
            """;

    @Test
    void whatJavaCannotSpellIsNamedByAnnotation() throws Exception {
        RunningModule module = RunningModule.start(BODY);
        TableSchema table = module.schema.tables().get(0);
        assertThat(table.name()).isEqualTo("item_row");
        assertThat(table.columns()).extracting(ColumnSchema::name).contains("class", "some_number");
        assertThat(module.schema.typespace().toString())
                .contains("type")
                .contains("new")
                .contains("class");
        assertThat(module.schema.types().toString()).contains("Namespace").contains("TestC");
        assertThat(module.call("add_item", new BsatnWriter().str("x"))).isEqualTo("done");
        BsatnReader asked = new BsatnReader(module.view("asked", new BsatnWriter()));
        asked.u8();
        assertThat(asked.str()).isEqualTo("SELECT * FROM \"itemRow\" WHERE (\"itemRow\".\"class\" = 'x')");
        assertThat(module.schema.views())
                .filteredOn(view -> view.name().equals("items"))
                .extracting(ViewSchema::primaryKey)
                .allMatch(key -> key.getAsInt() == 1);
    }

    @Test
    void filtersAreInTheDefinition() throws Exception {
        assertThat(RunningModule.start(BODY).schema.rowLevelSecurity())
                .containsExactly("SELECT * FROM itemRow WHERE id = 1");
    }

    @Test
    void withoutConversionNamesStayAsWritten() throws Exception {
        RunningModule module = RunningModule.start("@ModuleSettings(caseConversion = CasePolicy.NONE)\n" + BODY);
        TableSchema table = module.schema.tables().get(0);
        assertThat(table.name()).isEqualTo("itemRow");
        assertThat(table.columns()).extracting(ColumnSchema::name).contains("class", "someNumber");
        assertThat(module.schema.reducers()).extracting(ReducerSchema::name).containsExactly("addItem");
        assertThat(module.call("addItem", new BsatnWriter().str("x"))).isEqualTo("done");
    }
}
