using System;
using System.Collections.Generic;
using System.Security.Cryptography;
using System.Text;

namespace NE.Runtime.Gpu.Devices;

/// <summary>Everything that determines compiled kernels.</summary>
internal sealed record KernelKey
{
    private const int DigitsOfName = 32;

    /// <summary>Prefix of the names of all files for a source and architecture, from any compiler.</summary>
    internal required string Content { get; init; }

    /// <summary>File name.</summary>
    internal required string File { get; init; }

    /// <summary>SHA-256 of everything.</summary>
    internal required ReadOnlyMemory<byte> Hash { get; init; }

    /// <summary>Creates a key.</summary>
    /// <param name="text">The complete source.</param>
    /// <param name="options">The compiler's options.</param>
    /// <param name="architecture">The target architecture.</param>
    /// <param name="compiler">The compiler and its version.</param>
    internal static KernelKey Of(string text, IReadOnlyList<string> options, string architecture, string compiler)
    {
        byte[] content = Sum([text, .. options, architecture]);
        byte[] whole = Sum([text, .. options, architecture, compiler]);
        string name = Convert.ToHexStringLower(content)[..DigitsOfName];
        return new() { Content = name, File = $"{name}-{Convert.ToHexStringLower(whole)[..DigitsOfName]}.kernels", Hash = whole };
    }

    // Length prefixes distinguish two parts from their concatenation.
    private static byte[] Sum(IReadOnlyList<string> parts)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (string part in parts)
        {
            byte[] bytes = Encoding.UTF8.GetBytes(part);
            hash.AppendData(BitConverter.GetBytes(bytes.Length));
            hash.AppendData(bytes);
        }

        return hash.GetHashAndReset();
    }
}
