using System;
using System.Collections.Generic;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Linq;
using NE.Shared;

namespace NE.Runtime.Hosting;

/// <summary>What is wrong with a command line, as one sentence.</summary>
public static class CommandErrors
{
    private static readonly Dictionary<Type, string> Numbers = new()
    {
        [typeof(uint)] = string.Create(CultureInfo.InvariantCulture, $"a whole number from 0 to {uint.MaxValue:N0}"),
        [typeof(int)] = string.Create(CultureInfo.InvariantCulture, $"a whole number up to {int.MaxValue:N0}"),
        [typeof(long)] = string.Create(CultureInfo.InvariantCulture, $"a whole number up to {long.MaxValue:N0}"),
    };

    /// <summary>The first error of a command line, as one or two sentences.</summary>
    /// <param name="result">A command line with at least one error.</param>
    public static string First(ParseResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        ParseError error = result.Errors[0];
        if (error.SymbolResult is OptionResult { Option: var option, Tokens: [var token, ..] }
            && error.Message.Contains(option.ValueType.ToString(), StringComparison.Ordinal)
            && Numbers.TryGetValue(Nullable.GetUnderlyingType(option.ValueType) ?? option.ValueType, out string? number))
        {
            return $"{option.Name} must be {number}, not '{token.Value}'.";
        }

        return result.UnmatchedTokens is [var unknown, ..] && error.Message.Contains($"'{unknown}'", StringComparison.Ordinal)
            ? Unknown(unknown, result.CommandResult.Command)
            : $"{error.Message.TrimEnd('.')}.";
    }

    private static string Unknown(string word, Command command)
    {
        bool flag = word.StartsWith('-');
        IEnumerable<string> known = flag
            ? command.Options.Where(static option => !option.Hidden).SelectMany(static option => option.Aliases.Prepend(option.Name))
            : command.Subcommands.Select(static subcommand => subcommand.Name);
        string advice = NearestName.Of(word, known) is { } near ? $" Did you mean {near}?" : "";
        return $"{command.Name} has no {(flag ? "flag" : "argument")} '{word}'.{advice}";
    }
}
