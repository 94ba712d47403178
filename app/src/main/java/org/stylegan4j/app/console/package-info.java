/** What a command shows while it works: lines that renew themselves, bars, tables. */
package org.stylegan4j.app.console;
