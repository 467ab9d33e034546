using System.Globalization;

namespace NE.Benchmarks;

/// <summary>The command line.</summary>
/// <param name="Filter">Text that a row's or group's name must contain; null for all.</param>
/// <param name="Json">File for the results; null for none.</param>
/// <param name="Rounds">Samples of each row.</param>
/// <param name="List">Only list the rows.</param>
/// <param name="Peers">Measure the peers and the rows compared with them.</param>
/// <param name="Width">Vector width in bits to force; null for the machine's widest.</param>
internal sealed record Options(string? Filter, string? Json, int Rounds, bool List, bool Peers, int? Width)
{
    /// <summary>The accepted arguments.</summary>
    public const string Usage =
        "usage: NE.Benchmarks [--filter TEXT] [--rounds N] [--json FILE] [--width 128|256|512] [--peers] [--list], or: --memory";

    /// <summary>Reads the arguments.</summary>
    /// <param name="args">The arguments.</param>
    /// <param name="fault">The first invalid argument.</param>
    /// <returns>Null if one is invalid.</returns>
    public static Options? Parse(string[] args, out string? fault)
    {
        var options = new Options(null, null, 15, false, false, null);
        fault = null;
        for (int i = 0; i < args.Length; i++)
        {
            string? value = i + 1 < args.Length ? args[i + 1] : null;
            int number = int.TryParse(value, CultureInfo.InvariantCulture, out int parsed) ? parsed : 0;
            Options? next = args[i] switch
            {
                "--list" => options with { List = true },
                "--peers" => options with { Peers = true },
                "--filter" when value != null => options with { Filter = value },
                "--json" when value != null => options with { Json = value },
                "--rounds" when number > 0 => options with { Rounds = number },
                "--width" when number is 128 or 256 or 512 => options with { Width = number },
                _ => null,
            };
            if (next == null)
            {
                fault = args[i];
                return null;
            }

            options = next;
            i += args[i] is "--list" or "--peers" ? 0 : 1;
        }

        return options;
    }
}
