using System;
using System.Linq;
using NE.Runtime.Memory;
using Shouldly;
using Xunit;

namespace NE.Runtime.Tests.Memory;

public sealed unsafe class ArenaTests
{
    [Fact]
    public void Take_ManyPieces_AreZeroAlignedAndApart()
    {
        using var arena = new Arena();
        nint end = 0;
        for (int size = 1; size < 2000; size += 37)
        {
            float* piece = arena.Take(size);
            ((nint)piece % 64).ShouldBe(0);
            new ReadOnlySpan<float>(piece, size + 16).ToArray().ShouldAllBe(value => value == 0);
            ((nint)piece >= end || (nint)piece + (size * 4) <= end).ShouldBeTrue();
            new Span<float>(piece, size).Fill(1);
            end = (nint)(piece + size);
        }
    }

    [Fact]
    public void Bytes_AfterALargePiece_CountsIt()
    {
        using var arena = new Arena();
        arena.Bytes.ShouldBe(0);
        arena.Take(1);
        long small = arena.Bytes;
        small.ShouldBeGreaterThanOrEqualTo(4);
        arena.Take(10_000_000);
        arena.Bytes.ShouldBeGreaterThanOrEqualTo(small + 40_000_000);
    }

    [Fact]
    public void Take_AfterDispose_IsRefused()
    {
        var arena = new Arena();
        arena.Take(1);
        arena.Dispose();
        arena.Dispose();
        Should.Throw<ObjectDisposedException>(() => arena.Take(1));
    }

    [Theory]
    [InlineData(1, 1, 1, 32)]
    [InlineData(4, 32, 1, 160)]
    [InlineData(5, 33, 2, 160)]
    [InlineData(256, 256, 8, 8224)]
    public void Activations_OfASize_HavePanelsOf32SamplesAnOddNumberOfRowsApart(int features, int batch, int panels, int stride)
    {
        using var arena = new Arena();
        Activations values = arena.Activations(features, batch);
        values.Panels.ShouldBe(panels);
        values.PanelStride.ShouldBe(stride);
        values.Features.ShouldBe(features);
        values.Batch.ShouldBe(batch);
    }

    [Fact]
    public void Activations_ValuesOfASlice_AreThoseOfTheWhole()
    {
        using var arena = new Arena();
        Activations whole = arena.Activations(5, 70);
        Activations slice = whole.Slice(2, 3);
        slice[1, 69] = 8;
        whole[3, 69].ShouldBe(8);
        whole[4, 0] = 3;
        slice[2, 0].ShouldBe(3);
        slice.Slice(2, 1)[0, 0].ShouldBe(3);
        Enumerable.Range(0, 5).SelectMany(f => Enumerable.Range(0, 70).Select(b => whole[f, b])).Count(v => v != 0).ShouldBe(2);
    }

    [Fact]
    public void Activations_IndicesOutside_AreRefused()
    {
        using var arena = new Arena();
        Activations values = arena.Activations(5, 70);
        Should.Throw<ArgumentOutOfRangeException>(() => values[5, 0]);
        Should.Throw<ArgumentOutOfRangeException>(() => values[0, 70]);
        Should.Throw<ArgumentOutOfRangeException>(() => values[-1, 0]);
        Should.Throw<ArgumentOutOfRangeException>(() => values.Slice(3, 3));
        Should.Throw<ArgumentOutOfRangeException>(() => values.Slice(3, 0));
        Should.Throw<ArgumentOutOfRangeException>(() => arena.Activations(0, 1));
    }
}
