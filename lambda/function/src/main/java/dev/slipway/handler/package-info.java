/** The door for Lambda: events in, JSON out. */
@NullMarked
package dev.slipway.handler;

import org.jspecify.annotations.NullMarked;
