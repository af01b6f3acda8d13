"""From text to trees and back: layout, words, phrases, mistakes and the formatter; the only room that knows Lark."""
