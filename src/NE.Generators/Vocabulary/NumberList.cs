using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace NE.Generators.Vocabulary;

/// <summary>The canonical form of a list of numbers in a model, whose values compare by text.</summary>
internal static class NumberList
{
    private const string Separator = ", ";

    /// <summary>The text of a list.</summary>
    public static string Print(IEnumerable<double> numbers) =>
        string.Join(Separator, numbers.Select(static number => number.ToString("R", CultureInfo.InvariantCulture)));

    /// <summary>The list of a text.</summary>
    public static double[] Parse(string text) =>
        [.. text.Split([Separator], StringSplitOptions.RemoveEmptyEntries).Select(static number => double.Parse(number, CultureInfo.InvariantCulture))];
}
