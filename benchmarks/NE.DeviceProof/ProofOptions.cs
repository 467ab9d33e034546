using System;
using System.Collections.Generic;
using System.Globalization;
using NE.Runtime.Gpu.Devices;

namespace NE.DeviceProof;

/// <summary>The command line.</summary>
internal sealed record ProofOptions
{
    /// <summary>The accepted arguments.</summary>
    public const string Usage =
        """
        usage: NE.DeviceProof [--device auto|cuda[:n]|opencl[:p.d]] [--quick] [--steps 1,2,...] [--out FOLDER] [--nvrtc PATH] [--python PYTHON]
               NE.DeviceProof --compile 80,90 [--nvrtc PATH] [--kernels FOLDER]
        Proves on this machine's GPU what can only be proved there, and prints one table, written to FOLDER as device-proof.md and .json.
        --compile makes the kernels ahead, for a machine without NVRTC: into the folder kernels beside this file, where they are found.
        Exit code 0; 1 where something is wrong; 2 where there is no device or the command line is not understood.
        """;

    /// <summary>The device.</summary>
    public string Device { get; init; } = "auto";

    /// <summary>Small sizes and short measurements, to try the program itself.</summary>
    public bool Quick { get; init; }

    /// <summary>Numbers of the steps to run; empty for all.</summary>
    public IReadOnlyList<int> Steps { get; init; } = [];

    /// <summary>Folder for the files of the table.</summary>
    public string Out { get; init; } = ".";

    /// <summary>Folder or file of NVRTC; null to search for it.</summary>
    public string? Nvrtc { get; init; }

    /// <summary>The Python to check for PyTorch.</summary>
    public string Python { get; init; } = "python3";

    /// <summary>Folder of precompiled kernels; null for the one next to the program.</summary>
    public string? Kernels { get; init; }

    /// <summary>Compute capabilities, times ten, to compile kernels for; empty to run the proof.</summary>
    public IReadOnlyList<int> Compile { get; init; } = [];

    /// <summary>Which part of the sources this process compiles, and the number of parts.</summary>
    public (int Index, int Count) Share { get; init; } = (0, 1);

    /// <summary>The first item that this process runs for its parent, which prints; null in the parent.</summary>
    public int? From { get; init; }

    /// <summary>A file with the values of earlier items; null if there are none.</summary>
    public string? Values { get; init; }

    /// <summary>What to run under a sanitizer; null otherwise.</summary>
    public string? Sanitized { get; init; }

    /// <summary>Reads the arguments.</summary>
    /// <param name="arguments">The arguments.</param>
    /// <param name="fault">The invalid argument.</param>
    /// <returns>Null if an argument is invalid.</returns>
    public static ProofOptions? Parse(string[] arguments, out string fault)
    {
        ProofOptions options = new();
        fault = "";
        for (int i = 0; i < arguments.Length; i++)
        {
            bool flag = arguments[i] == "--quick";
            string? value = i + 1 < arguments.Length ? arguments[i + 1] : null;
            ProofOptions? next = flag ? options with { Quick = true } : value is null ? null : options.With(arguments[i], value);
            if (next is null)
            {
                fault = arguments[i];
                return null;
            }

            options = next;
            i += flag ? 0 : 1;
        }

        return options;
    }

    /// <summary>The arguments that a child inherits from this process.</summary>
    public IEnumerable<string> ForChild() =>
    [
        "--device", Device, .. Quick ? ["--quick"] : Array.Empty<string>(), .. Steps.Count > 0 ? ["--steps", string.Join(',', Steps)] : Array.Empty<string>(),
        "--python", Python,
    ];

    private ProofOptions? With(string name, string value) => name switch
    {
        "--device" when DeviceChoice.TryParse(value, out DeviceChoice? choice, out _) && choice.Kind != DeviceKind.Cpu => this with { Device = value },
        "--steps" when Numbers(value) is { } steps => this with { Steps = steps },
        "--out" => this with { Out = value },
        "--nvrtc" => this with { Nvrtc = value },
        "--python" => this with { Python = value },
        "--kernels" => this with { Kernels = value },
        "--compile" when Numbers(value) is { } capabilities => this with { Compile = capabilities },
        "--share" when Numbers(value.Replace('/', ',')) is [int index, > 0 and int count] => this with { Share = (index, count) },
        "--from" when Numbers(value) is [int from] => this with { From = from },
        "--values" => this with { Values = value },
        "--sanitize-child" => this with { Sanitized = value },
        _ => null,
    };

    private static List<int>? Numbers(string text)
    {
        List<int> numbers = [];
        foreach (string part in text.Split(','))
        {
            if (!int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out int number))
                return null;
            numbers.Add(number);
        }

        return numbers;
    }
}
