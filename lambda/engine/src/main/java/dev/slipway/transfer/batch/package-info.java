/** Loading table by table, each committed by itself, which goes on where it was broken off. */
@NullMarked
package dev.slipway.transfer.batch;

import org.jspecify.annotations.NullMarked;
