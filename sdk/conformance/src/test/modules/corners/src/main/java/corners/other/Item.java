package corners.other;

import dev.stdb.module.SpacetimeType;
import java.util.Optional;

/** Called like a table's row in another package. */
@SpacetimeType(name = "InnerItem")
public record Item(String text, Optional<Optional<Optional<Integer>>> deep) {}
