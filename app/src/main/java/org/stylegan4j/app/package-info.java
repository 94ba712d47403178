/** The command line: one class per command. */
package org.stylegan4j.app;
