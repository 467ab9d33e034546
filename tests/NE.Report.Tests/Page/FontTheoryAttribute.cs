using System;
using System.Linq;
using SkiaSharp;
using Xunit;

namespace NE.Report.Tests.Page;

/// <summary>A test that draws texts, skipped on a machine without a font.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class FontTheoryAttribute : TheoryAttribute
{
    public FontTheoryAttribute() =>
        Skip = SKFontManager.Default.FontFamilies.Any() ? null : "there is no font to draw figures with; install one: apt install fonts-dejavu-core";
}
