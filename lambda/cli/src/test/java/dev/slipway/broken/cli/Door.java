package dev.slipway.broken.cli;

import dev.slipway.broken.handler.OtherDoor;
import dev.slipway.broken.sql.KnowsTooMuch;

/** Knows the other door, and is known from below. */
public record Door(OtherDoor other, KnowsTooMuch below) {}
