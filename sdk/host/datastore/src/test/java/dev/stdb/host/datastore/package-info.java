@NullMarked
package dev.stdb.host.datastore;

import org.jspecify.annotations.NullMarked;
