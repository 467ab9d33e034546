using System;

namespace NE.Generators.FrontEnds.Yaml;

/// <summary>
/// A location in a text. All numbers count from 0; columns and offsets are in UTF-16 units, as in the C# compiler.
/// </summary>
/// <param name="Start">Offset of the first character.</param>
/// <param name="Length">Number of characters.</param>
/// <param name="Line">Line of the first character.</param>
/// <param name="Column">Its column.</param>
/// <param name="EndLine">Line of the end.</param>
/// <param name="EndColumn">Column of the end.</param>
internal readonly record struct YamlSpan(int Start, int Length, int Line, int Column, int EndLine, int EndColumn)
{
    /// <summary>From the start of one span to the end of another.</summary>
    public YamlSpan To(YamlSpan end) => end.Start + end.Length < Start
        ? this
        : this with { Length = Math.Max(Length, end.Start + end.Length - Start), EndLine = end.EndLine, EndColumn = end.EndColumn };
}
