package dev.stdb.host.datastore;

import dev.stdb.bsatn.special.Identity;
import org.jspecify.annotations.Nullable;

/**
 * A call of a view.
 *
 * @param name the canonical name, with the namespace of its submodule
 * @param index the id that the module knows it by, among the views of its kind
 * @param sender for whom, null for an anonymous view
 */
public record ViewCall(String name, int index, @Nullable Identity sender) {}
