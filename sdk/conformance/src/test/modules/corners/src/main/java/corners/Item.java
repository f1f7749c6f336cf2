package corners;

import dev.stdb.module.PrimaryKey;
import dev.stdb.module.Table;

@Table(isPublic = true)
public record Item(@PrimaryKey int id, corners.other.Item inner) {}
