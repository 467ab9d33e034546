using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using NE.Runtime.Gpu.Devices;
using Shouldly;
using Xunit;

namespace NE.Runtime.Tests.Gpu.Devices;

public sealed class KernelCacheTests : IDisposable
{
    private static readonly byte[] Image = [.. Enumerable.Range(0, 1000).Select(i => (byte)(i * 7))];

    private readonly string folder = Path.Combine(Directory.CreateTempSubdirectory("ne-cache-").FullName, "kernels");

    private KernelCache Cache => new(folder);

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(folder)!, true);

    [Fact]
    public void Find_OfWhatWasPut_GivesItsBytes()
    {
        KernelKey key = Key("text");
        Cache.Find(key).ShouldBeNull();

        Cache.Put(key, Image);

        Cache.Find(key).ShouldBe(Image);
        Directory.GetFiles(folder).ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("other", "--fmad=false", "sm_90", "NVRTC 12.4")]
    [InlineData("text", "--fmad=true", "sm_90", "NVRTC 12.4")]
    [InlineData("text", "--fmad=false", "sm_80", "NVRTC 12.4")]
    [InlineData("text", "--fmad=false", "sm_90", "NVRTC 11.8")]
    [InlineData("text--fmad=false", "", "sm_90", "NVRTC 12.4")]
    public void Find_WithAnotherKey_ReturnsNull(string text, string option, string architecture, string compiler)
    {
        Cache.Put(KernelKey.Of("text", ["--fmad=false"], "sm_90", "NVRTC 12.4"), Image);

        Cache.Find(KernelKey.Of(text, [option], architecture, compiler)).ShouldBeNull();
    }

    [Fact]
    public void Find_OfAFileWithAnyByteChanged_ReturnsNull()
    {
        KernelKey key = Key("text");
        Cache.Put(key, Image);
        string file = Directory.GetFiles(folder).Single();
        byte[] whole = File.ReadAllBytes(file);
        for (int at = 0; at < whole.Length; at += at < 100 ? 1 : 97)
        {
            byte[] damaged = [.. whole];
            damaged[at] ^= 0x10;
            File.WriteAllBytes(file, damaged);

            Cache.Find(key).ShouldBeNull($"byte {at}");
        }

        Cache.Put(key, Image);
        Cache.Find(key).ShouldBe(Image);
    }

    [Fact]
    public void Find_OfATruncatedOrExtendedFile_ReturnsNull()
    {
        KernelKey key = Key("text");
        Cache.Put(key, Image);
        string file = Directory.GetFiles(folder).Single();
        byte[] whole = File.ReadAllBytes(file);
        foreach (int length in new[] { 0, 1, 8, 79, 80, 81, 500, whole.Length - 1 })
        {
            File.WriteAllBytes(file, whole[..length]);
            Cache.Find(key).ShouldBeNull($"{length} bytes");
        }

        File.WriteAllBytes(file, [.. whole, 0]);
        Cache.Find(key).ShouldBeNull();
    }

    [Fact]
    public async Task Put_BySeveralAtOnce_NeverShowsAPartOfAFile()
    {
        KernelKey key = Key("text");
        byte[] large = new byte[1 << 16];
        new System.Random(1).NextBytes(large);
        Cache.Put(key, large);

        Task[] writers = [.. Enumerable.Range(0, 3).Select(_ => Task.Run(() =>
        {
            for (int i = 0; i < 10; i++)
                Cache.Put(key, large);
        }))];
        Task reader = Task.Run(() =>
        {
            for (int i = 0; i < 20; i++)
                Cache.Find(key).ShouldBe(large);
        });
        await Task.WhenAll([.. writers, reader]);

        Directory.GetFiles(folder).ShouldHaveSingleItem();
    }

    [Fact]
    public void Put_BeyondTheLimit_DeletesTheFilesUsedLongestAgo()
    {
        KernelCache small = new(folder, 3500);
        KernelKey[] keys = [Key("a"), Key("b"), Key("c"), Key("d")];
        foreach (KernelKey key in keys[..3])
            small.Put(key, Image);
        foreach ((KernelKey key, int hours) in keys[..3].Zip([3, 2, 1]))
            File.SetLastWriteTimeUtc(Path.Combine(folder, key.File), DateTime.UtcNow.AddHours(-hours));

        small.Find(keys[0]).ShouldNotBeNull();
        small.Put(keys[3], Image);

        small.Find(keys[0]).ShouldNotBeNull("it was used last");
        small.Find(keys[1]).ShouldBeNull();
        small.Find(keys[2]).ShouldNotBeNull();
        small.Find(keys[3]).ShouldNotBeNull();
    }

    [Fact]
    public void Put_OfMoreThanTheLimit_KeepsWhatWasPut()
    {
        KernelCache small = new(folder, 10);

        small.Put(Key("a"), Image);

        small.Find(Key("a")).ShouldBe(Image);
    }

    [Fact]
    public void Put_ToAReadOnlyFolder_DoesNotThrow()
    {
        string file = Path.Combine(Path.GetDirectoryName(folder)!, "a file");
        File.WriteAllText(file, "");
        KernelCache cache = new(Path.Combine(file, "kernels"));

        cache.Put(Key("a"), Image);

        cache.Find(Key("a")).ShouldBeNull();
        cache.FindOfAnyCompiler(Key("a")).ShouldBeNull();
    }

    [Fact]
    public void Put_AfterAKilledWriter_ClearsItsFileWhenItIsOld()
    {
        Cache.Put(Key("a"), Image);
        string old = Path.Combine(folder, "killed.new"), young = Path.Combine(folder, "writing.new");
        File.WriteAllText(old, "");
        File.WriteAllText(young, "");
        File.SetLastWriteTimeUtc(old, DateTime.UtcNow.AddHours(-2));

        Cache.Put(Key("b"), Image);

        File.Exists(old).ShouldBeFalse();
        File.Exists(young).ShouldBeTrue();
    }

    [Fact]
    public void Find_OfAnyCompiler_GivesWhatAnotherMade()
    {
        Cache.Put(KernelKey.Of("text", [], "sm_90", "NVRTC 12.4"), Image);

        Cache.FindOfAnyCompiler(KernelKey.Of("text", [], "sm_90", "")).ShouldBe(Image);
        Cache.FindOfAnyCompiler(KernelKey.Of("text", [], "sm_80", "")).ShouldBeNull();
    }

    [Fact]
    public void Folder_FollowsTheEnvironment()
    {
        static string? Folder(params (string, string)[] variables)
        {
            Dictionary<string, string> all = variables.ToDictionary(variable => variable.Item1, variable => variable.Item2);
            return KernelCache.DefaultFolder(all.GetValueOrDefault);
        }

        Folder(("NE_KERNEL_CACHE", "off"), ("XDG_CACHE_HOME", "/c")).ShouldBeNull();
        Folder(("NE_KERNEL_CACHE", "/k"), ("XDG_CACHE_HOME", "/c")).ShouldBe("/k");
        Folder(("XDG_CACHE_HOME", "/c")).ShouldBe("/c/ne/kernels");
        Folder(("XDG_CACHE_HOME", "relative")).ShouldBe(Folder());
        Folder()!.ShouldEndWith("/.cache/ne/kernels");
        Path.IsPathRooted(Folder()).ShouldBeTrue();
    }

    [Fact]
    public void Put_WithTheCacheOff_DoesNothing()
    {
        KernelCache off = new(null);

        off.Put(Key("a"), Image);

        off.Find(Key("a")).ShouldBeNull();
        off.FindOfAnyCompiler(Key("a")).ShouldBeNull();
    }

    private static KernelKey Key(string text) => KernelKey.Of(text, ["--fmad=false"], "sm_90", "NVRTC 12.4");
}
