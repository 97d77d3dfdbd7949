package dev.slipway.psql;

import dev.slipway.sql.Place;

/** What is to be said of a place in a file. */
public record Remark(Place place, String text) {}
