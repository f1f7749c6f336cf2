package dev.stdb.module.processor;

import dev.stdb.bsatn.type.AlgebraicType;
import dev.stdb.bsatn.type.ProductElement;
import dev.stdb.bsatn.type.ProductType;
import dev.stdb.bsatn.type.Ref;
import dev.stdb.module.processor.ModuleModel.View;
import dev.stdb.schema.raw.RawModuleDefV10;
import dev.stdb.schema.raw.RawSection;
import java.util.ArrayList;
import java.util.List;

/** What the module definition says of views. */
final class ViewDefinition {
    /** The one element of a query's return type. */
    private static final String QUERY = "__query__";

    private ViewDefinition() {}

    static List<RawSection> sections(ModuleModel module) {
        List<RawModuleDefV10.View> views = new ArrayList<>();
        List<RawModuleDefV10.ViewPrimaryKey> keys = new ArrayList<>();
        int own = 0;
        int shared = 0;
        for (View view : module.views()) {
            views.add(view(view, view.anonymous() ? shared++ : own++));
            String key = view.primaryKey();
            if (key != null) {
                keys.add(new RawModuleDefV10.ViewPrimaryKey(view.name(), List.of(key)));
            }
        }
        List<RawSection> sections = new ArrayList<>();
        if (!views.isEmpty()) {
            sections.add(new RawSection.Views(views));
        }
        if (!keys.isEmpty()) {
            sections.add(new RawSection.ViewPrimaryKeys(keys));
        }
        return sections;
    }

    /** {@code index} counts the views of its kind: with a result per caller, or anonymous. */
    private static RawModuleDefV10.View view(View view, int index) {
        List<ProductElement> parameters = view.parameters().stream()
                .map(each -> new ProductElement(each.name(), each.type().algebraic()))
                .toList();
        return new RawModuleDefV10.View(
                view.name(), index, view.isPublic(), view.anonymous(), new ProductType(parameters), returned(view));
    }

    private static AlgebraicType returned(View view) {
        Ref row = new Ref(view.row().ref());
        return switch (view.shape()) {
            case ROWS -> AlgebraicType.array(row);
            case OPTION -> AlgebraicType.option(row);
            case QUERY -> new ProductType(List.of(new ProductElement(QUERY, row)));
        };
    }
}
