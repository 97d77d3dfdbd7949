/**
 * State machines for tests: definitions in the Amazon States Language are walked as AWS walks them,
 * but for the waiting. What a definition says and is not known here fails the test.
 */
package dev.slipway.states;
