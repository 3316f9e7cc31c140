"""The tokenizer of the built-in model: byte-level BPE over lower-cased, accent-free words.

Every byte is in the alphabet, so there is no unknown token: model2vec drops unknown tokens where
sentence-transformers averages them in, and the two would disagree.
"""

from collections.abc import Iterable

from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers, trainers

WORD = r"\p{L}+|\p{N}+|[^\s\p{L}\p{N}]+"


def train_tokenizer(texts: Iterable[str], size: int) -> Tokenizer:
    """Learn a vocabulary of at most `size` pieces from French and English texts.

    Parameters
    ----------
    texts
        The sentences and passages the model will be trained on.
    size
        Pieces in the vocabulary, the 256 bytes among them.
    """
    tokenizer = Tokenizer(models.BPE())
    tokenizer.normalizer = normalizers.Sequence(
        [
            normalizers.NFKD(),
            normalizers.StripAccents(),
            normalizers.Lowercase(),
            normalizers.Replace("œ", "oe"),
            normalizers.Replace("æ", "ae"),
            normalizers.Replace("’", "'"),
        ]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [
            pre_tokenizers.Split(Regex(WORD), behavior="isolated"),
            pre_tokenizers.Split(Regex(r"\s+"), behavior="removed"),
            pre_tokenizers.ByteLevel(add_prefix_space=True, use_regex=False),
        ]
    )
    trainer = trainers.BpeTrainer(
        vocab_size=size,
        min_frequency=3,
        initial_alphabet=sorted(pre_tokenizers.ByteLevel.alphabet()),
        max_token_length=24,
        show_progress=False,
    )
    tokenizer.train_from_iterator(texts, trainer)
    return tokenizer
