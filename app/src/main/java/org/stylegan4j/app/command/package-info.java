/** The commands: one class each. */
package org.stylegan4j.app.command;
