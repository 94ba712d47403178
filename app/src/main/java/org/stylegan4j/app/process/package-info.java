/** The process that the commands run in: its exit codes, its end, its memory, processor and terminal. */
package org.stylegan4j.app.process;
