package dev.stdb.client.internal.session;

import dev.stdb.bsatn.special.Timestamp;
import dev.stdb.client.internal.cache.TableDelta;
import dev.stdb.protocol.WireReducerOutcome;
import java.util.List;

/** A reducer's outcome, and what it did to the cache. */
public record ReducerReply(WireReducerOutcome outcome, Timestamp timestamp, List<TableDelta> changes) {}
