using System;

namespace NE.Runtime.Telemetry;

/// <summary>The width of the terminal that the standard output is connected to.</summary>
internal static class TerminalWidth
{
    // Some pseudo-terminals state no size.
    private const int Unknown = 80;

    /// <summary>Its columns now; a terminal may be resized at any time.</summary>
    internal static int Columns => Console.WindowWidth is > 0 and int width ? width : Unknown;
}
