/** What the documents and the shell tell of the actions, made of their forms. */
package dev.slipway.reference;
