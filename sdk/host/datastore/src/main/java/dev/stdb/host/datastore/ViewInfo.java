package dev.stdb.host.datastore;

/**
 * How a view is called.
 *
 * @param index its id in calls, among the views of its kind, submodules counted on
 * @param isAnonymous whether there is one result for all rather than one per caller
 */
public record ViewInfo(int index, boolean isAnonymous) {}
